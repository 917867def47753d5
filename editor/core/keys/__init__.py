"""The keys of commands: chords as text, those that no command may have, and the person's own keymap."""
