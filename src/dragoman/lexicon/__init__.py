"""Knowledge as data: patterns of moves, parties, officials, codes, each with its checked reader."""
