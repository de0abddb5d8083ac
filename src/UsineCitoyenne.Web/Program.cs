using UsineCitoyenne.Web.Commands;

// Of every regular expression: no text from outside holds a core for longer (docs/adr/0016).
AppContext.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", TimeSpan.FromSeconds(2));

return await Command.RunAsync(args);
