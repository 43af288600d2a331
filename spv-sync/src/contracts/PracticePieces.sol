// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {Base64} from "@openzeppelin/contracts/utils/Base64.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

/// A collection of pictures. What is odd is described, and drawn, within the contract; what is even is described by
/// files of a folder that an address of IPFS names.
contract PracticePieces is ERC721, Ownable {
    using Strings for uint256;

    uint256 public constant PICTURES = 8;

    string private _folder;
    uint256 public totalSupply;

    /// @param folder without a slash at the end
    constructor(string memory folder) ERC721("Practice Pieces", "PIECE") Ownable(msg.sender) {
        _folder = folder;
    }

    function mint(address to) external onlyOwner returns (uint256 id) {
        id = ++totalSupply;
        _safeMint(to, id);
    }

    function tokenURI(uint256 id) public view override returns (string memory) {
        _requireOwned(id);
        if (id % 2 == 0) return string.concat(_folder, "/", ((id / 2 - 1) % PICTURES + 1).toString(), ".json");
        bytes memory json = abi.encodePacked(
            '{"name":"Practice Piece ', id.toString(),
            '","description":"Drawn by its own contract.","image":"data:image/svg+xml;base64,',
            Base64.encode(picture(id)), '"}'
        );
        return string.concat("data:application/json;base64,", Base64.encode(json));
    }

    function picture(uint256 id) public pure returns (bytes memory) {
        string memory hue = ((id * 47) % 360).toString();
        return abi.encodePacked(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200"><rect width="200" height="200" fill="hsl(', hue,
            ',60%,40%)"/><circle cx="100" cy="100" r="', (20 + (id * 13) % 60).toString(),
            '" fill="hsl(', hue, ',60%,75%)"/><text x="100" y="190" text-anchor="middle" fill="#fff">', id.toString(), "</text></svg>"
        );
    }
}
