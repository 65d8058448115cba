"""The core's random numbers once more, in plain Python: whole numbers and basic arithmetic."""
import math
import struct

from golden_file import GoldenFile


class Pcg32:
    """The core's generator once more, in whole numbers of Python."""

    def __init__(self, seed, stream):
        self.state, self.increment = 0, (stream << 1 | 1)
        self.bits()
        self.state += seed
        self.bits()

    def bits(self):
        old = self.state
        self.state = (old * 6364136223846793005 + self.increment) % 2**64
        shifted, turn = ((old >> 18 ^ old) >> 27) % 2**32, old >> 59
        return (shifted >> turn | shifted << (-turn & 31)) % 2**32

    def gaussian(self):
        while True:
            u, v = (2 * (self.bits() / 2**32) - 1 for _ in "uv")
            s = u * u + v * v
            if 0 < s < 1:
                return u * math.sqrt(-2 * portable_log(s) / s)


def portable_log(x):
    mantissa, exponent = math.frexp(x)
    if mantissa < math.sqrt(0.5):
        mantissa, exponent = mantissa * 2, exponent - 1
    s = (mantissa - 1) / (mantissa + 1)
    series = 0.0
    for k in range(23, 0, -2):
        series = series * (s * s) + 1 / k
    return exponent * math.log(2) + 2 * s * series


def random_numbers():
    out = GoldenFile("rng", "PCG32 seeded as a run is (seed 7): the streams' first numbers, and FNV-1a "
                 "of the bits of 1,000 normal ones in two halves.")
    for name, stream in (("data", 1), ("weights", 2), ("order", 3)):
        source = Pcg32(7, stream)
        out.case(name, stream=stream)
        out.matrix("bits", [source.bits() for _ in range(5)])
        source = Pcg32(7, stream)
        gaussians = [source.gaussian() for _ in range(1000)]
        out.matrix("gaussians", gaussians[:5])
        fingerprint = 14695981039346656037
        for byte in b"".join(struct.pack("<d", g) for g in gaussians):
            fingerprint = (fingerprint ^ byte) * 1099511628211 % 2**64
        out.matrix("fingerprint", [fingerprint >> 32, fingerprint % 2**32])
