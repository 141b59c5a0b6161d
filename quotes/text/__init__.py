"""What every step asks of a text: tokens, sentences, paragraphs, marks, numbers, rarity."""
