"""The news that a post comments on: a copied or saved page fills its fields, and its text can be looked at beside."""
