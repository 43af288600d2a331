/// A small HTTP/1.1 server for the practice network: it listens on this computer only, and can send an answer as a
/// broken or hostile server would, late, in drops, cut off or without an end. What callers send is bounded and read
/// totally. One virtual thread for each connection. Spec: RFC 9112, as far as clients of JSON interfaces need it.
@NullMarked
package dev.touchstone.spv.practice.http;

import org.jspecify.annotations.NullMarked;
