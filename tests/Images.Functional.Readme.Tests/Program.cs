using System;
using System.Linq;
using Images.Functional;
using Images.Functional.Effects;

var account = AccountId.FromVariables(Environment.GetEnvironmentVariable);
var id = ImageId.Any(args.FirstOrDefault());
var image = await CloudflareClient.FromEnvironment().Send(ImagesV1.Get(account, id));
Console.WriteLine(image.Match(Right: found => found.ToJson(), Left: errors => errors.Message));
