package dev.touchstone.ui.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressFormatTest {
    @Test
    void groupsTheDigitsOfAnEthereumAddressByFourAfterItsPrefix() {
        var address = "0x9858EfFD232B4033E47d90003D41EC34EcaEda94";
        var groups = AddressFormat.groups(address);
        assertThat(groups).hasSize(10).startsWith("0x9858", "EfFD").endsWith("EcaE", "da94");
        assertThat(String.join("", groups)).isEqualTo(address);
    }

    @Test
    void groupsEverythingElseByFour() {
        assertThat(AddressFormat.groups("bc1qcr8te4k")).containsExactly("bc1q", "cr8t", "e4k");
        assertThat(AddressFormat.groups("0x")).containsExactly("0x");
        assertThat(AddressFormat.groups("")).isEmpty();
    }
}
