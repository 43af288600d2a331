// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// Answers for all names below one by asking outside the chain (EIP-3668, ENSIP-10), and takes what a certain account
/// signed for an answer.
contract PracticeOffchainResolver {
    error OffchainLookup(address sender, string[] urls, bytes callData, bytes4 callbackFunction, bytes extraData);

    address private immutable _signer;
    address private immutable _maker = msg.sender;

    /// A template of EIP-3668.
    string public url;

    constructor(address signer) {
        _signer = signer;
    }

    function setUrl(string calldata template) external {
        require(msg.sender == _maker, "not yours");
        url = template;
    }

    function resolve(bytes calldata name, bytes calldata data) external view returns (bytes memory) {
        bytes memory question = abi.encodeCall(this.resolve, (name, data));
        string[] memory urls = new string[](1);
        urls[0] = url;
        revert OffchainLookup(address(this), urls, question, this.resolveWithProof.selector, question);
    }

    /// @param response the answer, until when it holds, and the signature over both, the question and this contract
    function resolveWithProof(bytes calldata response, bytes calldata question) external view returns (bytes memory) {
        (bytes memory answer, uint64 expires, bytes memory signature) = abi.decode(response, (bytes, uint64, bytes));
        require(expires >= block.timestamp, "the answer is too old");
        bytes32 signed =
            keccak256(abi.encodePacked(hex"1900", address(this), expires, keccak256(question), keccak256(answer)));
        require(signature.length == 65, "no signature");
        (bytes32 r, bytes32 s) = abi.decode(signature, (bytes32, bytes32));
        address by = ecrecover(signed, uint8(signature[64]), r, s);
        require(by == _signer && by != address(0), "signed by another");
        return answer;
    }

    function supportsInterface(bytes4 id) external pure returns (bool) {
        return id == 0x01ffc9a7 || id == this.resolve.selector;
    }
}
