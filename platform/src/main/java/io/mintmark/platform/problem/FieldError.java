package io.mintmark.platform.problem;

/**
 * One value of a request that cannot stand. It never repeats the value.
 *
 * @param pointer JSON pointer in its URI fragment form (RFC 6901 section 6), such as {@code #/settings/locale}
 * @param code stable, for programs
 * @param detail what to do, for people
 */
public record FieldError(String pointer, String code, String detail) {}
