// What an F# program does with the packages, and with what README's F# section defines: it gets, uploads and lists images.
open System
open LanguageExt
open Images.Functional
open Images.Functional.Effects
open Images.Functional.Sandbox

let valid (value: Either<CfErrors, 'a>) = value.IfLeft(fun (errors: CfErrors) -> failwith errors.Message)
let id = valid (ImageId.Custom "pets/cat")
let creator = valid (Creator.Create "me")

let client (state: SandboxState) =
    new CloudflareClient(new Net.Http.HttpMessageInvoker(new SandboxHandler(state)), CredentialSource.Of Documented.Credentials)

let send (state: SandboxState) id =
    task {
        use client = client state
        let! image = client.Send(ImagesV1.Get(Documented.Account, ImageId.Any id))
        return Readme.describe image
    }

let uploadAndList =
    task {
        use client = client (SandboxState(Remaining = 2).With(Documented.Account).WithEditor Documented.Credentials)
        let! stored = client.Send(ImagesV1.Upload(Documented.Account, Readme.upload id (valid (Metadata.Create """{"status":"active"}"""))))
        printfn "%s" (Readme.describe stored)
        let! page = client.Send(ImagesV2.List(Documented.Account, Readme.listing (valid (PageSize.Create 10))))
        printfn "%d listed" (valid page).Items.Count
        let! third = client.Send(ImagesV1.Stats Documented.Account)
        printfn "a third call: %s" (third.Match(Right = (fun _ -> "answered"), Left = (fun (errors: CfErrors) -> errors.Message)))
    }

let update = ImageUpdate(Creator = creator)
let link = UploadLink(TimeSpan.FromHours 1.0, DateTimeOffset.UnixEpoch, Creator = creator)
let image = Image(Id = id, Creator = creator)

printfn "%s" (send SandboxState.WithDocumentedImage Documented.Id.Value).Result
printfn "%s" (send SandboxState.WithDocumentedImage "keys").Result
uploadAndList.Wait()
printfn "%s" (update.Creator.Map(fun creator -> creator.Value).IfNone "no creator")
printfn "%s" (link.Expiry.Map(fun time -> time.ToString()).IfNone "no expiry")
printfn "%s" (image.ToJson())
printfn "%s" ((valid Readme.thumbnail).ToString())
printfn "%s" (ImagesV1.ParseImage("{}").Match(Right = (fun image -> image.ToJson()), Left = (fun errors -> errors.Items[0].Message)))
