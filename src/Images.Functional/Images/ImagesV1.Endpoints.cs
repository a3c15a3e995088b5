namespace Images.Functional;

/// <content>The table of endpoints.</content>
public static partial class ImagesV1
{
    /// <summary>The descriptions of the endpoints. A sandbox uses them to read requests and write replies.</summary>
    public static class Endpoints
    {
        private const string Root = "/accounts/{account_id}/images/v1";

        // A file has at most 10 MB by the documents, and 20 MB by a user's report.
        private const int LargestFile = 32 << 20;

        private static Text<ImageId> PathId { get; } = ImageId.Text.Except(ReservedIds.Check);

        /// <summary><see cref="ImagesV1.Get"/>.</summary>
        public static Endpoint<(AccountId, ImageId), Image> Get { get; } =
            Endpoint.Get(Root + "/{image_id}", AccountId.Text).Path(PathId).Gives(Image.Codec);

        /// <summary><see cref="ImagesV1.Update"/>.</summary>
        public static Endpoint<((AccountId, ImageId), ImageUpdate), Image> Update { get; } =
            Endpoint
                .Change("PATCH", Root + "/{image_id}", AccountId.Text)
                .Path(PathId)
                .Json(ImageUpdate.Codec)
                .Repeats(static values => values.Item2.Repeat)
                .Gives(Image.Codec);

        /// <summary><see cref="ImagesV1.Delete"/>.</summary>
        public static Endpoint<(AccountId, ImageId), Unit> Delete { get; } =
            Endpoint.Delete(Root + "/{image_id}", AccountId.Text).Path(PathId).Gives(Json.Nothing);

        /// <summary><see cref="ImagesV1.Upload"/>.</summary>
        public static Endpoint<(AccountId, Upload), Image> Upload { get; } =
            Endpoint
                .Change("POST", Root, AccountId.Text)
                .Form(Functional.Upload.Form)
                .Repeats(static values => values.Item2.Repeat)
                .Gives(Image.Codec);

        /// <summary><see cref="ImagesV1.Blob"/>.</summary>
        public static Endpoint<(AccountId, ImageId), Blob> Blob { get; } =
            Endpoint
                .Get(Root + "/{image_id}/blob", AccountId.Text)
                .Path(PathId)
                .Replies(static _ => LargestFile)
                .GivesBytes();

        /// <summary><see cref="ImagesV1.List"/>.</summary>
        public static Endpoint<
            (AccountId, ListingV1),
            Arr<Either<Unreadable, Image>>
        > List { get; } =
            Endpoint
                .Get(Root, AccountId.Text)
                .Query(static (ListingV1 listing) => listing.ToQuery(), ListingV1.Read)
                .Replies(static values => Listing.LargestReply(values.Item2.PageSize))
                .Gives(Json.In(ImageList.Field, Json.Each(Image.Codec)));

        /// <summary><see cref="ImagesV1.Stats"/>.</summary>
        public static Endpoint<AccountId, ImagesStats> Stats { get; } =
            Endpoint.Get(Root + "/stats", AccountId.Text).Gives(ImagesStats.Codec);

        /// <summary><see cref="ImagesV1.ListKeys"/>.</summary>
        public static Endpoint<AccountId, Arr<SigningKey>> ListKeys { get; } =
            Endpoint.Get(Root + "/keys", AccountId.Text).Gives(SigningKey.ListCodec);

        /// <summary><see cref="ImagesV1.CreateKey"/>.</summary>
        public static Endpoint<(AccountId, SigningKeyName), Arr<SigningKey>> CreateKey { get; } =
            Endpoint
                .Change("PUT", Root + "/keys/{signing_key_name}", AccountId.Text)
                .Path(SigningKeyName.Text)
                .Gives(SigningKey.ListCodec);

        /// <summary><see cref="ImagesV1.DeleteKey"/>.</summary>
        public static Endpoint<(AccountId, SigningKeyName), Arr<SigningKey>> DeleteKey { get; } =
            Endpoint
                .Change("DELETE", Root + "/keys/{signing_key_name}", AccountId.Text)
                .Path(SigningKeyName.Text)
                .Gives(SigningKey.ListCodec);

        /// <summary><see cref="ImagesV1.ListVariants"/>.</summary>
        public static Endpoint<AccountId, Map<VariantId, Variant>> ListVariants { get; } =
            Endpoint.Get(Root + "/variants", AccountId.Text).Gives(Variant.MapCodec);

        /// <summary><see cref="ImagesV1.GetVariant"/>.</summary>
        public static Endpoint<(AccountId, VariantId), Variant> GetVariant { get; } =
            Endpoint
                .Get(Root + "/variants/{variant_id}", AccountId.Text)
                .Path(VariantId.Text)
                .Gives(Variant.SingleCodec);

        /// <summary><see cref="ImagesV1.GetFlatVariant"/>.</summary>
        public static Endpoint<(AccountId, VariantId), Variant> GetFlatVariant { get; } =
            Endpoint
                .Get(Root + "/variants/{variant_id}/flat", AccountId.Text)
                .Path(VariantId.Text)
                .Gives(Variant.Codec);

        /// <summary><see cref="ImagesV1.CreateVariant"/>.</summary>
        public static Endpoint<(AccountId, Variant), Variant> CreateVariant { get; } =
            Endpoint
                .Change("POST", Root + "/variants", AccountId.Text)
                .Json(Variant.Codec)
                .Gives(Variant.SingleCodec);

        /// <summary><see cref="ImagesV1.UpdateVariant"/>.</summary>
        public static Endpoint<
            ((AccountId, VariantId), VariantUpdate),
            Variant
        > UpdateVariant { get; } =
            Endpoint
                .Change("PATCH", Root + "/variants/{variant_id}", AccountId.Text)
                .Path(VariantId.Text)
                .Json(VariantUpdate.Codec)
                .Repeats(static _ => Repeat.Freely)
                .Gives(Variant.SingleCodec);

        /// <summary><see cref="ImagesV1.DeleteVariant"/>.</summary>
        public static Endpoint<(AccountId, VariantId), Unit> DeleteVariant { get; } =
            Endpoint
                .Delete(Root + "/variants/{variant_id}", AccountId.Text)
                .Path(VariantId.Text)
                .Gives(Json.Nothing);

        /// <summary><see cref="ImagesV1.UpdateConfig"/>.</summary>
        public static Endpoint<(AccountId, ImagesConfig), JsonText> UpdateConfig { get; } =
            Endpoint
                .Change("PATCH", Root + "/config", AccountId.Text)
                .Json(ImagesConfig.Codec)
                .Repeats(static _ => Repeat.Freely)
                .Gives(Json.Any);

        /// <summary><see cref="ImagesV1.GetBatchToken"/>.</summary>
        public static Endpoint<AccountId, BatchToken> GetBatchToken { get; } =
            Endpoint
                .Get(Root + "/batch_token", AccountId.Text)
                .Repeats(static _ => Repeat.IfUnsent)
                .Gives(BatchToken.Codec);

        /// <summary><see cref="ImagesV1.DirectUpload"/>.</summary>
        public static Endpoint<(AccountId, LinkRequestV1), DirectUpload> DirectUpload { get; } =
            Endpoint
                .Change("POST", Root + "/direct_upload", AccountId.Text)
                .Json(LinkRequestV1.Codec, absent: "{}")
                .Gives(Functional.DirectUpload.Codec);
    }
}
