// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// Whom each name belongs to and which contract answers for it, by the name's node (ENSIP-1). `eth` and `addr.reverse`
/// are the registrar's; for all names below `off.eth` one resolver answers.
contract PracticeRegistry {
    struct Entry {
        address owner;
        address resolver;
    }

    mapping(bytes32 node => Entry) private _entries;

    constructor(address registrar, address offchain) {
        bytes32 eth = below(bytes32(0), "eth");
        _entries[eth].owner = registrar;
        _entries[below(below(bytes32(0), "reverse"), "addr")].owner = registrar;
        _entries[below(eth, "off")] = Entry(registrar, offchain);
    }

    function below(bytes32 node, string memory label) public pure returns (bytes32) {
        return keccak256(abi.encodePacked(node, keccak256(bytes(label))));
    }

    function owner(bytes32 node) external view returns (address) {
        return _entries[node].owner;
    }

    function resolver(bytes32 node) external view returns (address) {
        return _entries[node].resolver;
    }

    function setSubnodeRecord(bytes32 node, bytes32 label, address holder, address answering) external {
        require(msg.sender == _entries[node].owner, "not yours");
        _entries[keccak256(abi.encodePacked(node, label))] = Entry(holder, answering);
    }

    function setResolver(bytes32 node, address answering) external {
        require(msg.sender == _entries[node].owner, "not yours");
        _entries[node].resolver = answering;
    }
}
