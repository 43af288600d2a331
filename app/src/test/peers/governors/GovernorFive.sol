// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Governor} from "oz5/governance/Governor.sol";
import {GovernorCountingSimple} from "oz5/governance/extensions/GovernorCountingSimple.sol";
import {GovernorVotes} from "oz5/governance/extensions/GovernorVotes.sol";
import {IVotes} from "oz5/governance/utils/IVotes.sol";

/// OpenZeppelin's governor, version 5, over a token with votes.
contract GovernorFive is Governor, GovernorCountingSimple, GovernorVotes {
    constructor(IVotes token) Governor("Governor Five") GovernorVotes(token) {}

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
