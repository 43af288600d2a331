// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PracticeRegistry} from "./PracticeRegistry.sol";

/// What names stand for: addresses on any chain, texts, content, and reverse names (ENSIP-1, 3, 5, 7, 9).
contract PracticeResolver {
    uint256 private constant ETHER = 60;

    PracticeRegistry private immutable _registry;
    address private immutable _registrar;

    mapping(bytes32 node => mapping(uint256 coin => bytes)) private _addresses;
    mapping(bytes32 node => mapping(string key => string)) private _texts;
    mapping(bytes32 node => bytes) private _contents;
    mapping(bytes32 node => string) private _names;

    constructor(PracticeRegistry registry, address registrar) {
        _registry = registry;
        _registrar = registrar;
    }

    modifier onlyFor(bytes32 node) {
        require(msg.sender == _registrar || msg.sender == _registry.owner(node), "not yours");
        _;
    }

    function addr(bytes32 node) external view returns (address) {
        bytes memory held = _addresses[node][ETHER];
        return held.length == 20 ? address(bytes20(held)) : address(0);
    }

    function addr(bytes32 node, uint256 coin) external view returns (bytes memory) {
        return _addresses[node][coin];
    }

    function text(bytes32 node, string calldata key) external view returns (string memory) {
        return _texts[node][key];
    }

    function contenthash(bytes32 node) external view returns (bytes memory) {
        return _contents[node];
    }

    function name(bytes32 node) external view returns (string memory) {
        return _names[node];
    }

    function setAddr(bytes32 node, uint256 coin, bytes calldata value) external onlyFor(node) {
        _addresses[node][coin] = value;
    }

    function setText(bytes32 node, string calldata key, string calldata value) external onlyFor(node) {
        _texts[node][key] = value;
    }

    function setContenthash(bytes32 node, bytes calldata value) external onlyFor(node) {
        _contents[node] = value;
    }

    function setName(bytes32 node, string calldata value) external onlyFor(node) {
        _names[node] = value;
    }

    function supportsInterface(bytes4 id) external pure returns (bool) {
        return id == 0x01ffc9a7 || id == 0x3b3b57de || id == 0xf1cb7e06 || id == 0x59d1d43c || id == 0xbc1c58d1
            || id == 0x691f3431;
    }
}
