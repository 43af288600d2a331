// SPDX-License-Identifier: MIT
pragma solidity ^0.8.31;

/// Does what code can do, one thing a function, so that each shows in what a call returns.
contract Machine {
    error Refused(uint256 code, string why, address who);

    event Told(uint256 indexed what, bytes data);

    uint256[3] private unused;
    mapping(uint256 => uint256) private table;
    uint256[] private list;

    receive() external payable {}

    function set(uint256 key, uint256 value) external {
        table[key] = value;
        list.push(value);
    }

    function get(uint256 key) external view returns (uint256) {
        return table[key];
    }

    // Calls

    function asked(address to, bytes calldata data) external view returns (bool, bytes memory) {
        return to.staticcall(data);
    }

    function called(address to, uint256 value, bytes calldata data) external payable returns (bool, bytes memory) {
        return to.call{value: value}(data);
    }

    function borrowed(address to, bytes calldata data) external returns (bool, bytes memory) {
        return to.delegatecall(data);
    }

    function borrowedOld(address to, bytes memory data) external returns (bool ok, bytes memory result) {
        assembly {
            ok := callcode(gas(), to, 0, add(data, 32), mload(data), 0, 0)
            result := mload(64)
            mstore(64, add(result, add(returndatasize(), 32)))
            mstore(result, returndatasize())
            returndatacopy(add(result, 32), 0, returndatasize())
        }
    }

    function down(uint256 depth) external view returns (uint256) {
        return depth == 0 ? 0 : 1 + this.down(depth - 1);
    }

    function downBorrowed(uint256 depth) public returns (uint256) {
        if (depth == 0) return table[7];
        (bool ok, bytes memory result) = address(this).delegatecall(abi.encodeCall(this.downBorrowed, (depth - 1)));
        require(ok, "below");
        return 1 + abi.decode(result, (uint256));
    }

    function aggregate(address[] calldata to, bytes[] calldata data) external returns (bytes[] memory results) {
        results = new bytes[](to.length);
        for (uint256 i = 0; i < to.length; i++) {
            (bool ok, bytes memory result) = to[i].call(data[i]);
            results[i] = abi.encode(ok, result);
        }
    }

    function writeAndRead(uint256 key, uint256 value) external returns (uint256 before, uint256 now_) {
        before = table[key];
        table[key] = value;
        now_ = table[key];
    }

    // Contracts that last as long as the call

    function made(bytes memory init, bytes32 salt, bytes calldata data)
        external returns (address at, uint256 size, bytes32 hash, bool ok, bytes memory result)
    {
        assembly {
            at := create2(0, add(init, 32), mload(init), salt)
            size := extcodesize(at)
            hash := extcodehash(at)
        }
        (ok, result) = at.call(data);
    }

    function madePlain(bytes memory init) external payable returns (address first, address second, uint256 value) {
        assembly {
            first := create(callvalue(), add(init, 32), mload(init))
            second := create(0, add(init, 32), mload(init))
            value := balance(first)
        }
    }

    // Memory and what is gone after the call

    function transientTwice(uint256 key, uint256 value) external returns (uint256 before, uint256 own, uint256 others) {
        assembly {
            before := tload(key)
            tstore(key, value)
            own := tload(key)
        }
        others = this.transientAt(key);
    }

    function transientAt(uint256 key) external view returns (uint256 value) {
        assembly {
            value := tload(key)
        }
    }

    function transientUndone(uint256 key, uint256 value) external returns (uint256 left) {
        try this.transientThenFails(key, value) {} catch {}
        assembly {
            left := tload(key)
        }
    }

    function transientThenFails(uint256 key, uint256 value) external {
        assembly {
            tstore(key, value)
            revert(0, 0)
        }
    }

    function moved(bytes memory data, uint256 to, uint256 from, uint256 length) external pure returns (bytes memory) {
        assembly {
            mcopy(add(add(data, 32), to), add(add(data, 32), from), length)
        }
        return data;
    }

    function filled(uint256 length, uint256 seed) external pure returns (bytes memory data) {
        data = new bytes(length);
        for (uint256 i = 0; i + 32 <= length; i += 32) {
            seed = uint256(keccak256(abi.encode(seed)));
            assembly {
                mstore(add(add(data, 32), i), seed)
            }
        }
    }

    function told(bytes calldata data) external returns (bytes32) {
        emit Told(1, data);
        emit Told(2, "");
        return keccak256(data);
    }

    // What is around

    function environment() external payable returns (bytes32[11] memory all) {
        assembly {
            mstore(all, address())
            mstore(add(all, 32), caller())
            mstore(add(all, 64), origin())
            mstore(add(all, 96), callvalue())
            mstore(add(all, 128), coinbase())
            mstore(add(all, 160), number())
            mstore(add(all, 192), timestamp())
            mstore(add(all, 224), prevrandao())
            mstore(add(all, 256), gaslimit())
            mstore(add(all, 288), chainid())
            mstore(add(all, 320), selfbalance())
        }
    }

    function fees() external view returns (uint256 price, uint256 blobFee, bytes32 blob) {
        assembly {
            price := gasprice()
            blobFee := blobbasefee()
            blob := blobhash(0)
        }
    }

    function hashBefore(uint256 back) external view returns (bytes32 hash) {
        assembly {
            hash := blockhash(sub(number(), back))
        }
    }

    function looked(address at) external view returns (uint256 has, uint256 size, bytes32 hash, bytes memory code) {
        return (at.balance, at.code.length, at.codehash, at.code);
    }

    function arithmetic(uint256 what, uint256 a, uint256 b, uint256 c) external pure returns (uint256 r) {
        assembly {
            switch what
            case 0 { r := add(a, b) }
            case 1 { r := mul(a, b) }
            case 2 { r := sub(a, b) }
            case 3 { r := div(a, b) }
            case 4 { r := sdiv(a, b) }
            case 5 { r := mod(a, b) }
            case 6 { r := smod(a, b) }
            case 7 { r := addmod(a, b, c) }
            case 8 { r := mulmod(a, b, c) }
            case 9 { r := exp(a, b) }
            case 10 { r := signextend(a, b) }
            case 11 { r := lt(a, b) }
            case 12 { r := gt(a, b) }
            case 13 { r := slt(a, b) }
            case 14 { r := sgt(a, b) }
            case 15 { r := and(a, or(b, xor(a, not(c)))) }
            case 16 { r := byte(a, b) }
            case 17 { r := shl(a, b) }
            case 18 { r := shr(a, b) }
            case 19 { r := sar(a, b) }
            case 20 { r := clz(a) }
        }
    }

    // Gas, which code can see

    function gasOfStorage(uint256 key, uint256 value) external returns (uint256[6] memory used) {
        assembly {
            mstore(0, key)
            mstore(32, 3)
            let slot := keccak256(0, 64)
            let before := gas()
            pop(sload(slot))
            mstore(used, sub(before, gas()))
            before := gas()
            pop(sload(slot))
            mstore(add(used, 32), sub(before, gas()))
            before := gas()
            sstore(slot, value)
            mstore(add(used, 64), sub(before, gas()))
            before := gas()
            sstore(slot, value)
            mstore(add(used, 96), sub(before, gas()))
            before := gas()
            sstore(slot, 0)
            mstore(add(used, 128), sub(before, gas()))
            before := gas()
            tstore(slot, value)
            mstore(add(used, 160), sub(before, gas()))
        }
    }

    function gasOfAccount(address at) external returns (uint256[6] memory used) {
        assembly {
            let before := gas()
            pop(balance(at))
            mstore(used, sub(before, gas()))
            before := gas()
            pop(extcodesize(at))
            mstore(add(used, 32), sub(before, gas()))
            before := gas()
            pop(extcodehash(at))
            mstore(add(used, 64), sub(before, gas()))
            before := gas()
            extcodecopy(at, 0, 0, 64)
            mstore(add(used, 96), sub(before, gas()))
            before := gas()
            pop(call(1000, at, 0, 0, 0, 0, 0))
            mstore(add(used, 128), sub(before, gas()))
            before := gas()
            pop(call(1000, at, 1, 0, 0, 0, 0))
            mstore(add(used, 160), sub(before, gas()))
        }
    }

    function gasOfMemory(uint256 length) external view returns (uint256[4] memory used) {
        assembly {
            let at := mload(64)
            let before := gas()
            mstore(add(at, length), 1)
            mstore(used, sub(before, gas()))
            before := gas()
            pop(keccak256(at, length))
            mstore(add(used, 32), sub(before, gas()))
            before := gas()
            mcopy(at, add(at, 1), length)
            mstore(add(used, 64), sub(before, gas()))
            before := gas()
            pop(exp(length, length))
            mstore(add(used, 96), sub(before, gas()))
        }
    }

    // Failure

    function failing(uint256 how) public returns (uint256) {
        if (how == 0) revert();
        require(how != 1, "the reason why");
        if (how == 2) revert Refused(how, "a custom error", msg.sender);
        assert(how != 3);
        if (how == 4) return how - 5;
        if (how == 5) return how / (how - 5);
        if (how == 6) return list[1000];
        if (how == 7) assembly { invalid() }
        if (how == 8) while (true) {}
        if (how == 9) assembly { returndatacopy(0, 0, 1) }
        if (how == 10) assembly { mstore(0xffffffffffff, 1) }
        if (how == 11) {
            while (list.length > 0) list.pop();
            list.pop();
        }
        if (how == 12) assembly { revert(0, 2000) }
        return how;
    }

    function caught(uint256 how) external returns (bytes memory) {
        try this.failing{gas: 200000}(how) returns (uint256 value) {
            return abi.encode(value);
        } catch (bytes memory reason) {
            return reason;
        }
    }
}
