// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// A token with 6 decimals, as dollars have them on chains. All of it is its maker's at first.
contract PracticeDollar is ERC20 {
    constructor() ERC20("Practice Dollar", "PUSD") {
        _mint(msg.sender, 1_000_000_000e6);
    }

    function decimals() public pure override returns (uint8) {
        return 6;
    }
}
