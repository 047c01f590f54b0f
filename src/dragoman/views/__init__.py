"""What a state of play looks like: for a terminal, for notes, for a program."""
