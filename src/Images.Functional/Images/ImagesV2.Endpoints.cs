namespace Images.Functional;

/// <content>The table of endpoints.</content>
public static partial class ImagesV2
{
    /// <summary>The descriptions of the endpoints. A sandbox uses them to read requests and write replies.</summary>
    public static class Endpoints
    {
        private const string Root = "/accounts/{account_id}/images/v2";

        /// <summary><see cref="ImagesV2.List"/>.</summary>
        public static Endpoint<(AccountId, Listing), ImageList> List { get; } =
            Endpoint
                .Get(Root, AccountId.Text)
                .Query(static (Listing listing) => listing.ToQuery(), Listing.Read)
                .Replies(static values => Listing.LargestReply(values.Item2.PageSize))
                .Gives(ImageList.Codec);

        /// <summary><see cref="ImagesV2.DirectUpload"/>.</summary>
        public static Endpoint<(AccountId, UploadLink), DirectUpload> DirectUpload { get; } =
            Endpoint
                .Change("POST", Root + "/direct_upload", AccountId.Text)
                .Form(UploadLink.Form)
                .Gives(Functional.DirectUpload.Codec);
    }
}
