using Images.Functional.Cli;

return await Entry.Run(args).ConfigureAwait(false);
