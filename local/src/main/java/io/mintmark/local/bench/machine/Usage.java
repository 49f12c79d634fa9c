package io.mintmark.local.bench.machine;

/**
 * What a process took.
 *
 * @param cpuSeconds since it began, or between two looks
 * @param residentBytesBefore at the earlier look
 * @param residentBytes at the later look
 */
public record Usage(double cpuSeconds, long residentBytesBefore, long residentBytes) {
    /** What one look shows. */
    static Usage now(double cpuSeconds, long residentBytes) {
        return new Usage(cpuSeconds, residentBytes, residentBytes);
    }

    Usage since(Usage earlier) {
        return new Usage(cpuSeconds - earlier.cpuSeconds, earlier.residentBytes, residentBytes);
    }

    /** By how much of what was resident at the earlier look it grew; negative if it shrank. */
    public double growth() {
        return residentBytesBefore == 0 ? 0 : (double) (residentBytes - residentBytesBefore) / residentBytesBefore;
    }
}
