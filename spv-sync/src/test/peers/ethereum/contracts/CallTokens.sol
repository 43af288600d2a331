// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import "@openzeppelin/contracts/proxy/Clones.sol";
import "@openzeppelin/contracts/proxy/ERC1967/ERC1967Proxy.sol";
import "@openzeppelin/contracts/proxy/beacon/BeaconProxy.sol";
import "@openzeppelin/contracts/proxy/beacon/UpgradeableBeacon.sol";
import "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";
import "@openzeppelin/contracts/token/ERC1155/extensions/ERC1155Supply.sol";
import "@openzeppelin/contracts/token/ERC1155/extensions/ERC1155URIStorage.sol";
import "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import "@openzeppelin/contracts/token/ERC721/extensions/ERC721Enumerable.sol";
import "@openzeppelin/contracts/token/ERC721/extensions/ERC721URIStorage.sol";
import "@openzeppelin/contracts/utils/Multicall.sol";

contract PlainToken is ERC20 {
    constructor() ERC20("Plain Token", "PLAIN") {
        _mint(msg.sender, 1e24);
    }
}

/// Its functions return nothing and its words are not texts, as with the first tokens.
contract OldToken {
    bytes32 public constant name = "Old Token";
    bytes32 public constant symbol = "OLD";
    uint256 public constant decimals = 9;
    uint256 public totalSupply = 1e15;
    mapping(address => uint256) public balanceOf;
    mapping(address => mapping(address => uint256)) public allowance;

    constructor() {
        balanceOf[msg.sender] = totalSupply;
    }

    function approve(address spender, uint256 value) external {
        allowance[msg.sender][spender] = value;
    }

    function transfer(address to, uint256 value) external {
        balanceOf[msg.sender] -= value;
        balanceOf[to] += value;
    }
}

/// Keeps a hundredth of each transfer.
contract FeeToken is ERC20 {
    constructor() ERC20("Fee Token", "FEE") {
        _mint(msg.sender, 1e24);
    }

    function _update(address from, address to, uint256 value) internal override {
        uint256 fee = from == address(0) || to == address(0) ? 0 : value / 100;
        super._update(from, to, value - fee);
        if (fee > 0) super._update(from, address(this), fee);
    }
}

contract Pieces is ERC721Enumerable, ERC721URIStorage {
    constructor() ERC721("Pieces", "PIECE") {}

    function mint(address to, uint256 id, string calldata uri) external {
        _mint(to, id);
        _setTokenURI(id, uri);
    }

    function burn(uint256 id) external {
        _update(address(0), id, msg.sender);
    }

    function _baseURI() internal pure override returns (string memory) {
        return "ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi/";
    }

    function _update(address to, uint256 id, address auth)
        internal override(ERC721, ERC721Enumerable) returns (address)
    {
        return super._update(to, id, auth);
    }

    function _increaseBalance(address account, uint128 value) internal override(ERC721, ERC721Enumerable) {
        super._increaseBalance(account, value);
    }

    function tokenURI(uint256 id) public view override(ERC721, ERC721URIStorage) returns (string memory) {
        return super.tokenURI(id);
    }

    function supportsInterface(bytes4 id) public view override(ERC721Enumerable, ERC721URIStorage) returns (bool) {
        return super.supportsInterface(id);
    }
}

contract Items is ERC1155Supply, ERC1155URIStorage {
    constructor() ERC1155("ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi/{id}.json") {}

    function mint(address to, uint256 id, uint256 amount, string calldata uri_) external {
        _mint(to, id, amount, "");
        if (bytes(uri_).length > 0) _setURI(id, uri_);
    }

    function uri(uint256 id) public view override(ERC1155, ERC1155URIStorage) returns (string memory) {
        return super.uri(id);
    }

    function _update(address from, address to, uint256[] memory ids, uint256[] memory values)
        internal override(ERC1155, ERC1155Supply)
    {
        super._update(from, to, ids, values);
    }
}

contract Vault is ERC4626 {
    constructor(IERC20 asset_) ERC20("Vault of Plain", "vPLAIN") ERC4626(asset_) {}

    function _decimalsOffset() internal pure override returns (uint8) {
        return 3;
    }
}

/// What runs behind proxies.
contract Counter is UUPSUpgradeable {
    error NotOwner(address caller);

    address public owner;
    uint256 public count;
    mapping(address => uint256) public counts;

    function start(address owner_, uint256 count_) external {
        require(owner == address(0), "started");
        owner = owner_;
        count = count_;
    }

    function add(uint256 more) external returns (uint256) {
        counts[msg.sender] += more;
        return count += more;
    }

    function version() external pure returns (string memory) {
        return "counter 1";
    }

    function _authorizeUpgrade(address) internal view override {
        if (msg.sender != owner) revert NotOwner(msg.sender);
    }
}

/// Makes clones, at addresses that can be known before.
contract CloneMaker {
    function make(address implementation, bytes32 salt) external returns (address) {
        return Clones.cloneDeterministic(implementation, salt);
    }

    function makeWith(address implementation, bytes calldata args, bytes32 salt) external returns (address) {
        return Clones.cloneDeterministicWithImmutableArgs(implementation, args, salt);
    }

    function predict(address implementation, bytes32 salt) external view returns (address) {
        return Clones.predictDeterministicAddress(implementation, salt);
    }

    function argsOf(address clone) external view returns (bytes memory) {
        return Clones.fetchCloneArgs(clone);
    }
}

/// Names as ENS has them: who owns a node, and who answers for it.
contract Names is Multicall {
    struct Record {
        address owner;
        address resolver;
        uint64 ttl;
    }

    error NotYours(bytes32 node);

    mapping(bytes32 => Record) private records;

    constructor() {
        records[0].owner = msg.sender;
    }

    function set(bytes32 node, bytes32 label, address owner_, address resolver_) external returns (bytes32 made) {
        if (records[node].owner != msg.sender) revert NotYours(node);
        made = keccak256(abi.encodePacked(node, label));
        records[made] = Record(owner_, resolver_, 3600);
    }

    function owner(bytes32 node) external view returns (address) {
        return records[node].owner;
    }

    function resolver(bytes32 node) external view returns (address) {
        return records[node].resolver;
    }

    function ttl(bytes32 node) external view returns (uint64) {
        return records[node].ttl;
    }

    function recordExists(bytes32 node) external view returns (bool) {
        return records[node].owner != address(0);
    }
}

contract Answers is Multicall {
    mapping(bytes32 => address) public addr;
    mapping(bytes32 => bytes) public contenthash;
    mapping(bytes32 => string) public name;
    mapping(bytes32 => mapping(string => string)) private texts;

    function set(bytes32 node, address addr_, bytes calldata hash, string calldata name_) external {
        addr[node] = addr_;
        contenthash[node] = hash;
        name[node] = name_;
    }

    function setText(bytes32 node, string calldata key, string calldata value) external {
        texts[node][key] = value;
    }

    function text(bytes32 node, string calldata key) external view returns (string memory) {
        return texts[node][key];
    }
}

/// Finds who answers for a name or for a name above it, and asks.
contract Finder {
    error NobodyAnswers(bytes name);

    Names private immutable names;

    constructor(Names names_) {
        names = names_;
    }

    function resolve(bytes32[] calldata labels, string calldata key)
        external view returns (address who, address found, string memory text)
    {
        bytes32 node;
        for (uint256 i = labels.length; i > 0; i--) {
            node = keccak256(abi.encodePacked(node, labels[i - 1]));
            address at = names.resolver(node);
            if (at != address(0)) who = at;
        }
        if (who == address(0)) revert NobodyAnswers(abi.encodePacked(labels));
        return (who, Answers(who).addr(node), Answers(who).text(node, key));
    }
}
