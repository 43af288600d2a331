// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PracticeRegistry} from "./PracticeRegistry.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

/// Resolves names and reverse names in one call, with the functions and the errors of ENSIP-23. What a resolver wants
/// to know from outside the chain it asks for as a batch (ENSIP-21).
contract PracticeUniversalResolver {
    error ResolverNotFound(bytes name);
    error ResolverNotContract(bytes name, address resolver);
    error UnsupportedResolverProfile(bytes4 selector);
    error ResolverError(bytes errorData);
    error ReverseAddressMismatch(string primary, bytes primaryAddress);
    error HttpError(uint16 status, string message);
    error OffchainLookup(address sender, string[] urls, bytes callData, bytes4 callbackFunction, bytes extraData);
    error DNSEncodingFailed(string name);

    struct Request {
        address sender;
        string[] urls;
        bytes data;
    }

    struct Asked {
        address resolver;
        bool isExtended;
        bytes4 selector;
    }

    struct Reverse {
        bytes lookupAddress;
        uint256 coinType;
        string primary;
        address reverseResolver;
    }

    uint256 private constant ETHER = 60;
    bytes4 private constant EXTENDED = 0x9061b923;
    bytes4 private constant QUERY = 0xa780bab6;

    PracticeRegistry private immutable _registry;

    constructor(PracticeRegistry registry) {
        _registry = registry;
    }

    function findResolver(bytes memory name) public view returns (address resolver, bytes32 node, uint256 offset) {
        return find(name, 0);
    }

    function find(bytes memory name, uint256 from) private view returns (address resolver, bytes32 node, uint256 offset) {
        uint256 length = uint8(name[from]);
        if (length == 0) return (address(0), bytes32(0), from);
        bytes32 label;
        assembly {
            label := keccak256(add(add(name, 33), from), length)
        }
        (address above, bytes32 parent, uint256 higher) = find(name, from + 1 + length);
        node = keccak256(abi.encodePacked(parent, label));
        resolver = _registry.resolver(node);
        return resolver == address(0) ? (above, node, higher) : (resolver, node, from);
    }

    function resolve(bytes calldata name, bytes calldata data) external view returns (bytes memory, address) {
        (Asked memory asked,) = whom(name, bytes4(data));
        bytes memory message = asked.isExtended ? abi.encodeWithSelector(EXTENDED, name, data) : data;
        return resolved(asked, ask(asked.resolver, message, this.resolveCallback.selector, abi.encode(asked)));
    }

    function resolveCallback(bytes calldata response, bytes calldata extra) external view returns (bytes memory, address) {
        (bytes memory answer, bytes memory context) = heard(response, extra, this.resolveCallback.selector);
        return resolved(abi.decode(context, (Asked)), answer);
    }

    function resolved(Asked memory asked, bytes memory answer) private pure returns (bytes memory, address) {
        return (unwrapped(asked, answer), asked.resolver);
    }

    function reverse(bytes calldata lookupAddress, uint256 coinType)
        external
        view
        returns (string memory, address, address)
    {
        bytes memory reverseName = encoded(
            string.concat(
                digits(lookupAddress), coinType == ETHER ? ".addr.reverse" : string.concat(".", hexNumber(coinType), ".reverse")
            )
        );
        (Asked memory asked, bytes32 node) = whom(reverseName, 0x691f3431);
        bytes memory answer = ask(asked.resolver, abi.encodeWithSelector(0x691f3431, node), bytes4(0), "");
        Reverse memory what =
            Reverse(lookupAddress, coinType, abi.decode(unwrapped(asked, answer), (string)), asked.resolver);
        if (bytes(what.primary).length == 0) return ("", address(0), asked.resolver);
        bytes memory name = encoded(what.primary);
        (asked, node) = whom(name, coinType == ETHER ? bytes4(0x3b3b57de) : bytes4(0xf1cb7e06));
        bytes memory message = coinType == ETHER
            ? abi.encodeWithSelector(asked.selector, node)
            : abi.encodeWithSelector(asked.selector, node, coinType);
        if (asked.isExtended) message = abi.encodeWithSelector(EXTENDED, name, message);
        return
            checked(what, asked, ask(asked.resolver, message, this.reverseCallback.selector, abi.encode(what, asked)));
    }

    function reverseCallback(bytes calldata response, bytes calldata extra)
        external
        view
        returns (string memory, address, address)
    {
        (bytes memory answer, bytes memory context) = heard(response, extra, this.reverseCallback.selector);
        (Reverse memory what, Asked memory asked) = abi.decode(context, (Reverse, Asked));
        return checked(what, asked, answer);
    }

    function checked(Reverse memory what, Asked memory asked, bytes memory answer)
        private
        pure
        returns (string memory, address, address)
    {
        bytes memory value = unwrapped(asked, answer);
        bytes memory known = what.coinType == ETHER
            ? abi.encodePacked(abi.decode(value, (address)))
            : abi.decode(value, (bytes));
        if (keccak256(known) != keccak256(what.lookupAddress)) revert ReverseAddressMismatch(what.primary, known);
        return (what.primary, asked.resolver, what.reverseResolver);
    }

    function whom(bytes memory name, bytes4 selector) private view returns (Asked memory asked, bytes32 node) {
        uint256 offset;
        (asked.resolver, node, offset) = findResolver(name);
        asked.selector = selector;
        if (asked.resolver == address(0)) revert ResolverNotFound(name);
        (bool done, bytes memory says) =
            asked.resolver.staticcall{gas: 30000}(abi.encodeWithSelector(0x01ffc9a7, EXTENDED));
        asked.isExtended = done && says.length == 32 && abi.decode(says, (uint256)) == 1;
        if (asked.isExtended) return (asked, node);
        if (offset != 0) revert ResolverNotFound(name);
        if (asked.resolver.code.length == 0) revert ResolverNotContract(name, asked.resolver);
    }

    function unwrapped(Asked memory asked, bytes memory answer) private pure returns (bytes memory) {
        if (answer.length == 0) revert UnsupportedResolverProfile(asked.selector);
        return asked.isExtended ? abi.decode(answer, (bytes)) : answer;
    }

    /// What the resolver returns, or what it wants to know first.
    function ask(address resolver, bytes memory message, bytes4 back, bytes memory context)
        private
        view
        returns (bytes memory)
    {
        (bool done, bytes memory says) = resolver.staticcall(message);
        if (done) return says;
        bytes4 selector = bytes4(says);
        if (selector == OffchainLookup.selector) outside(resolver, behind(says), back, context);
        if (selector == UnsupportedResolverProfile.selector) thrown(says);
        revert ResolverError(says);
    }

    /// Asks outside the chain in the resolver's place, if it is the resolver that wants to know.
    function outside(address resolver, bytes memory says, bytes4 back, bytes memory context) private view {
        Request[] memory requests = new Request[](1);
        bytes4 next;
        bytes memory extra;
        (requests[0].sender, requests[0].urls, requests[0].data, next, extra) =
            abi.decode(says, (address, string[], bytes, bytes4, bytes));
        if (requests[0].sender != resolver) return;
        extra = abi.encode(resolver, next, extra, context);
        string[] memory here = new string[](1);
        here[0] = "x-batch-gateway:true";
        revert OffchainLookup(address(this), here, abi.encodeWithSelector(QUERY, requests), back, extra);
    }

    function heard(bytes calldata response, bytes calldata extra, bytes4 back)
        private
        view
        returns (bytes memory answer, bytes memory context)
    {
        (bool[] memory failures, bytes[] memory responses) = abi.decode(response, (bool[], bytes[]));
        address resolver;
        bytes4 next;
        bytes memory its;
        (resolver, next, its, context) = abi.decode(extra, (address, bytes4, bytes, bytes));
        if (failures[0]) thrown(responses[0]);
        answer = ask(resolver, abi.encodeWithSelector(next, responses[0], its), back, context);
    }

    function thrown(bytes memory says) private pure {
        assembly {
            revert(add(says, 32), mload(says))
        }
    }

    function behind(bytes memory says) private pure returns (bytes memory rest) {
        rest = new bytes(says.length - 4);
        for (uint256 i; i < rest.length; ++i) rest[i] = says[i + 4];
    }

    function encoded(string memory text) private pure returns (bytes memory name) {
        bytes memory from = bytes(text);
        name = new bytes(from.length + 2);
        uint256 start;
        for (uint256 i; i <= from.length; ++i) {
            if (i < from.length && from[i] != ".") {
                name[i + 1] = from[i];
                continue;
            }
            if (i == start || i - start > 255) revert DNSEncodingFailed(text);
            name[start] = bytes1(uint8(i - start));
            start = i + 1;
        }
    }

    function digits(bytes memory value) private pure returns (string memory) {
        bytes16 all = "0123456789abcdef";
        bytes memory text = new bytes(2 * value.length);
        for (uint256 i; i < value.length; ++i) {
            text[2 * i] = all[uint8(value[i]) >> 4];
            text[2 * i + 1] = all[uint8(value[i]) & 15];
        }
        return string(text);
    }

    function hexNumber(uint256 number) private pure returns (string memory) {
        bytes memory all = bytes(Strings.toHexString(number, 4));
        bytes memory bare = new bytes(8);
        for (uint256 i; i < 8; ++i) bare[i] = all[i + 2];
        return string(bare);
    }
}
