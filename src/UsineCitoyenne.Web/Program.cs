using UsineCitoyenne.Web.Verbs;

return await Verb.RunAsync(args);
