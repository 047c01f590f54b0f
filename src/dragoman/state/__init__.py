"""Moves → the state of play. Pure: no file, no network, no database."""

from dragoman.state.fold import fold

__all__ = ["fold"]
