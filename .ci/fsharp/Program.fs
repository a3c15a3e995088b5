// What an F# program does with the packages: it reads an Either and the members of records, and describes an upload.
open System
open Images.Functional
open Images.Functional.Effects
open Images.Functional.Sandbox

// An Either is read with Match, or with Case, which is the value inside.
let describe (image: LanguageExt.Either<CfErrors, Image>) =
    match image.Case with
    | :? Image as found -> $"{found.Filename.Map(fun name -> name.Value).IfNone(String.Empty)}, draft: {found.IsDraft}"
    | :? CfErrors as errors -> errors.Message
    | _ -> "neither"

let send (state: SandboxState) id =
    task {
        use http = new System.Net.Http.HttpMessageInvoker(new SandboxHandler(state))
        use client = new CloudflareClient(http, CredentialSource.Of Documented.Credentials)
        let! image = client.Send(ImagesV1.Get(Documented.Account, ImageId.Any id))
        return describe image
    }

let update = ImageUpdate(Creator = LanguageExt.Prelude.Optional(Creator.Create("me").IfLeft(fun () -> failwith "not a creator")))

printfn "%s" (send SandboxState.WithDocumentedImage Documented.Id.Value).Result
printfn "%s" (send SandboxState.WithDocumentedImage "keys").Result
printfn "%s" ((update.Creator.Map(fun creator -> creator.Value)).IfNone "no creator")
printfn "%s" (ImagesV1.ParseImage("{}").Match(Right = (fun image -> image.ToJson()), Left = (fun errors -> errors.Items[0].Message)))
