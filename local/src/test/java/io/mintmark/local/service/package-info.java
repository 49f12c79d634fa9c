@NullMarked
package io.mintmark.local.service;

import org.jspecify.annotations.NullMarked;
