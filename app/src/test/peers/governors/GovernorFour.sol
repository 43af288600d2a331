// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Governor} from "oz4/governance/Governor.sol";
import {GovernorCountingSimple} from "oz4/governance/extensions/GovernorCountingSimple.sol";
import {GovernorVotes} from "oz4/governance/extensions/GovernorVotes.sol";
import {IVotes} from "oz4/governance/utils/IVotes.sol";

/// OpenZeppelin's governor, version 4, over a token with votes.
contract GovernorFour is Governor, GovernorCountingSimple, GovernorVotes {
    constructor(IVotes token) Governor("Governor Four") GovernorVotes(token) {}

    function votingDelay() public pure override returns (uint256) {
        return 1;
    }

    function votingPeriod() public pure override returns (uint256) {
        return 1000;
    }

    function quorum(uint256) public pure override returns (uint256) {
        return 1;
    }
}
