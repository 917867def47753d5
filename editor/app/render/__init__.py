"""The page of the open post: when it is rendered, and the process that renders it."""
