package dev.touchstone.spv.proof;

import static dev.touchstone.spv.proof.StateFindings.isRefuted;
import static dev.touchstone.spv.proof.StateFindings.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AddressText;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.testsupport.Vectors;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A case of the Portal network's vectors: a mainnet header, an account, and nodes on the way to it or all of the way.
/// `offered` is SSZ: one or two offsets of lists of nodes, and the block's hash.
record PortalCase(EthereumAddress address, boolean isLeaf, Proven<ExecutionHeader> header, ByteString offered) {
    private static final Pattern CASE = Pattern.compile(
            "Address: (0x[0-9a-f]{40}).*?# (Leaf|Branch|Root) node.*?block_header: '0x([0-9a-f]+)'"
                    + ".*?content_value_offer: '0x([0-9a-f]+)'",
            Pattern.DOTALL);

    static List<PortalCase> read(String file) {
        var text = new String(Vectors.bytes("ethereum/proofs/" + file), StandardCharsets.UTF_8);
        return CASE.matcher(text)
                .results()
                .map(found -> new PortalCase(
                        address(found.group(1)),
                        found.group(2).equals("Leaf"),
                        header(found.group(3)),
                        ByteString.fromHex(found.group(4)).orElseThrow()))
                .toList();
    }

    private static EthereumAddress address(String text) {
        var read = EthereumAddress.parse(text);
        assertThat(read).isInstanceOf(AddressText.Valid.class);
        return ((AddressText.Valid) read).address();
    }

    private static Proven<ExecutionHeader> header(String hex) {
        var bytes = ByteString.fromHex(hex).orElseThrow();
        return ProvenPremise.executionHeader(ExecutionHeader.parse(bytes).orThrow());
    }

    /// The nodes of the first or second list.
    List<ByteString> nodes(int list) {
        var bytes = offered.toArray();
        var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int start = in.getInt(4 * list);
        boolean isLast = list == 1 || in.getInt(0) < 40;
        int end = isLast ? bytes.length : in.getInt(4);
        int count = in.getInt(start) / 4;
        var nodes = new ArrayList<ByteString>();
        for (int i = 0; i < count; i++) {
            int from = start + in.getInt(start + 4 * i);
            int to = i + 1 < count ? start + in.getInt(start + 4 * (i + 1)) : end;
            nodes.add(ByteString.copyOf(bytes, from, to));
        }
        return nodes;
    }

    /// These nodes are the account's proof, or the beginning of it.
    void leadsTo(List<ByteString> nodes) {
        var finding = StateKernel.account(header, address, nodes);
        if (!isLeaf) isRefuted(finding, Refutation.MissingTrieNode.class);
        else assertThat(proven(finding).value().balance().isZero()).isFalse();
    }
}
