"""Document → moves. `pipeline` shows the stages in their order."""
