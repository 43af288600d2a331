/// Tests of IPNS records against those of gateway-conformance.
@NullMarked
package dev.touchstone.spv.content.ipns;

import org.jspecify.annotations.NullMarked;
