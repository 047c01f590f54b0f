"""Relations: what the one of two marked parties does toward the other, as a type of PLOVER."""
