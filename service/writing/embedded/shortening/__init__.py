"""What a line may leave out of its sentence, and which ways to say it an editor would."""
