"""What a clause says, whatever its shape: roles around a cue, frames of the lexicon, phrases."""
