"""Names of post files: made of their headlines, changed safely, and followed by links and by who knows the old one."""
