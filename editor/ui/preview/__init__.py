"""The live preview: the blog's page as it will look, sealed off from everything else."""
