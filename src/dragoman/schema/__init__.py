"""What the stages hand each other: documents, moves, the state of play; and the errors."""
