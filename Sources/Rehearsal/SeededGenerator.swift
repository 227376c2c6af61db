// A random source that gives the same rehearsal for the same seed on every machine (SplitMix64).

/// Deterministic random numbers; not for anything secret.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// A generator whose whole output follows from the seed.
    public init(seed: UInt64) { state = seed }

    /// A generator for one numbered thing of a rehearsal, independent of its neighbours.
    public init(seed: UInt64, stream: UInt64, index: Int) {
        var mixer = SeededGenerator(seed: seed ^ (stream &* 0xD6E8_FEB8_6659_FD93))
        state = mixer.next() &+ UInt64(bitPattern: Int64(index)) &* 0xA076_1D64_78BD_642F
        state = next()
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A whole number of the range; of the standard library only the type is used, so the sequence never changes.
    public mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
    }

    /// One of the items, which must not be empty.
    public mutating func pick<Item>(_ items: [Item]) -> Item { items[number(0...items.count - 1)] }

    /// True in so many cases of a hundred.
    public mutating func chance(_ percent: Int) -> Bool { number(0...99) < percent }

    /// So many different items, in their given order.
    public mutating func some<Item>(_ count: Int, of items: [Item]) -> [Item] {
        var places = Array(items.indices)
        while places.count > count { places.remove(at: number(0...places.count - 1)) }
        return places.map { items[$0] }
    }
}
