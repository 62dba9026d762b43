namespace TastyPS.Paper;

/// <summary>Answers one request. Runs alone: the broker lets one handler at a time touch its state. Bad input is a <see cref="PaperApiException"/>.</summary>
public delegate PaperResponse PaperHandler(PaperContext context);
