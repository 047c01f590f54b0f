"""Moves that the shared encoder finds: stretches of words by list of the state of play, with their parties."""
