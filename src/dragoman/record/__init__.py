"""The append-only store of moves with their evidence, and of reviewers' judgements. Nothing is in it yet."""
