"""Who is meant: names in the text, and what every noun phrase and pronoun stands for."""
