// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {PracticeRegistry} from "./PracticeRegistry.sol";

/// Gives the names below `eth` away, each for a year, and the reverse name of whom it gives one to.
contract PracticeRegistrar is Ownable {
    PracticeRegistry private immutable _registry;
    address private immutable _resolver;

    /// By the hash of the label, in seconds since 1970; 0 for a name that nobody ever had.
    mapping(uint256 id => uint256) public nameExpires;

    constructor(PracticeRegistry registry, address resolver) Ownable(msg.sender) {
        _registry = registry;
        _resolver = resolver;
    }

    /// @param records what the resolver is called with
    function give(string calldata label, address holder, bytes[] calldata records) external onlyOwner {
        bytes32 id = keccak256(bytes(label));
        nameExpires[uint256(id)] = block.timestamp + 365 days;
        bytes32 eth = _registry.below(bytes32(0), "eth");
        _registry.setSubnodeRecord(eth, id, holder, _resolver);
        bytes32 reverse = _registry.below(_registry.below(bytes32(0), "reverse"), "addr");
        bytes32 digits = keccak256(bytes(hexDigits(holder)));
        _registry.setSubnodeRecord(reverse, digits, holder, _resolver);
        for (uint256 i; i < records.length; ++i) {
            (bool done,) = _resolver.call(records[i]);
            require(done, "no such record");
        }
    }

    function hexDigits(address account) public pure returns (string memory digits) {
        bytes memory all = bytes(Strings.toHexString(account));
        bytes memory bare = new bytes(40);
        for (uint256 i; i < 40; ++i) bare[i] = all[i + 2];
        digits = string(bare);
    }
}
