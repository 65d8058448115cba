"""How a golden is written: readable text, which golden.h reads."""
import os

HERE = os.path.dirname(os.path.abspath(__file__))


def spelled(value):
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else value


class GoldenFile:
    """A file of cases; each has words (`name = value`) and matrices (`name rows cols`, the rows)."""

    def __init__(self, name, idea):
        self.file = open(os.path.join(HERE, name + ".txt"), "w", encoding="ascii")
        self.file.write(f"# {idea}\n# Made by generate.py; 13 digits of what was a double.\n")

    def case(self, name, **words):
        self.file.write(f"\ncase {name}\n")
        for key, value in words.items():
            self.file.write(f"{key} = {spelled(value)}\n")

    def matrix(self, name, tensor):
        """A tensor or a list; one dimension becomes a row, none a 1 x 1."""
        rows = tensor.tolist() if hasattr(tensor, "tolist") else tensor
        rows = rows if isinstance(rows, list) else [rows]
        rows = rows if isinstance(rows[0], list) else [rows]
        self.file.write(f"{name} {len(rows)} {len(rows[0])}\n")
        for row in rows:
            self.file.write("  " + " ".join(f"{x:.13g}" for x in row) + "\n")
