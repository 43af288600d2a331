// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC1155} from "@openzeppelin/contracts/token/ERC1155/ERC1155.sol";
import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";

/// Things of which there are many of each kind, described by files that an address of IPFS and the kind's number name.
contract PracticeItems is ERC1155, Ownable {
    string public constant name = "Practice Items";
    string public constant symbol = "ITEM";

    /// @param template with `{id}` in it (ERC-1155, "metadata")
    constructor(string memory template) ERC1155(template) Ownable(msg.sender) {}

    function mint(address to, uint256 kind, uint256 amount) external onlyOwner {
        _mint(to, kind, amount, "");
    }
}
