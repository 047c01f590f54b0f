"""Checks files of the lexicon for those who write them: what is wrong, where, what to do, and whether examples hold."""
