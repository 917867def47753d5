"""Reading aloud: the voices of the system and the process that speaks."""
