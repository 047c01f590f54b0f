"""The former name of ``dialogue_folders``."""

from dialogue_folders import LISTS, Dialogue, DialogueError, mistakes_of, read_dialogue

__all__ = ["LISTS", "Dialogue", "DialogueError", "mistakes_of", "read_dialogue"]
