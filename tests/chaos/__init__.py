"""A seeded person in the real window, who does what nobody would: `./dev chaos`."""
