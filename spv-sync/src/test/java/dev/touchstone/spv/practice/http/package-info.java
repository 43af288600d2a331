@NullMarked
package dev.touchstone.spv.practice.http;

import org.jspecify.annotations.NullMarked;
