package dev.touchstone.spv.ethereum.evm.precompile.bls12;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// The map to G2: its curve and its isogeny, of degree 3 (EIP-2537, `field_to_curve.md`; RFC 9380, sections 8.8.2
/// and E.3).
final class G2Map {
    /// What clears the cofactor.
    static final BigInteger EFFECTIVE_COFACTOR = new BigInteger(
            "bc69f08f2ee75b3584c6a0ea91b352888e2a8e9145ad7689986ff031508ffe13"
                    + "29c2f178731db956d82bf015d1212b02ec0ec69d7477c1ae954cbc06689f6a359894c0adebbf6b4e8020005aaa95551",
            16);

    /// Two lines for each coefficient, one for each part.
    private static final String X_NUMERATOR = """
            5c759507e8e333ebb5b7a9a47d7ed8532c52d39fd3a042a88b58423c50ae15d5c2638e343d9c71c6238aaaaaaaa97d6
            5c759507e8e333ebb5b7a9a47d7ed8532c52d39fd3a042a88b58423c50ae15d5c2638e343d9c71c6238aaaaaaaa97d6
            0
            11560bf17baa99bc32126fced787c88f984f87adf7ae0c7f9a208c6b4f20a4181472aaa9cb8d555526a9ffffffffc71a
            11560bf17baa99bc32126fced787c88f984f87adf7ae0c7f9a208c6b4f20a4181472aaa9cb8d555526a9ffffffffc71e
            8ab05f8bdd54cde190937e76bc3e447cc27c3d6fbd7063fcd104635a790520c0a395554e5c6aaaa9354ffffffffe38d
            171d6541fa38ccfaed6dea691f5fb614cb14b4e7f4e810aa22d6108f142b85757098e38d0f671c7188e2aaaaaaaa5ed1
            0
            """;

    private static final String Y_NUMERATOR = """
            1530477c7ab4113b59a4c18b076d11930f7da5d4a07f649bf54439d87d27e500fc8c25ebf8c92f6812cfc71c71c6d706
            1530477c7ab4113b59a4c18b076d11930f7da5d4a07f649bf54439d87d27e500fc8c25ebf8c92f6812cfc71c71c6d706
            0
            5c759507e8e333ebb5b7a9a47d7ed8532c52d39fd3a042a88b58423c50ae15d5c2638e343d9c71c6238aaaaaaaa97be
            11560bf17baa99bc32126fced787c88f984f87adf7ae0c7f9a208c6b4f20a4181472aaa9cb8d555526a9ffffffffc71c
            8ab05f8bdd54cde190937e76bc3e447cc27c3d6fbd7063fcd104635a790520c0a395554e5c6aaaa9354ffffffffe38f
            124c9ad43b6cf79bfbf7043de3811ad0761b0f37a1e26286b0e977c69aa274524e79097a56dc4bd9e1b371c71c718b10
            0
            """;

    private G2Map() {}

    static CurveMap<Fq2> make() {
        var isogeny = new CurveMap.Isogeny<>(
                numbers(X_NUMERATOR),
                List.of(Fq2.of(0, -72), Fq2.of(12, -12), Fq2.of(1, 0)),
                numbers(Y_NUMERATOR),
                List.of(Fq2.of(-432, -432), Fq2.of(0, -216), Fq2.of(18, -18), Fq2.of(1, 0)));
        return new CurveMap<>(Fq2.of(0, 240), Fq2.of(1012, 1012), Fq2.of(-2, -1), isogeny);
    }

    private static List<Fq2> numbers(String lines) {
        var parts = lines.lines().map(hex -> new Fq(new BigInteger(hex, 16))).toList();
        var numbers = new ArrayList<Fq2>();
        for (int i = 0; i < parts.size(); i += 2) numbers.add(new Fq2(parts.get(i), parts.get(i + 1)));
        return numbers;
    }
}
