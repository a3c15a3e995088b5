using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Images.Functional.Generators;
using LanguageExt;

namespace Images.Functional.Fuzz;

/// <summary>An endpoint, whatever it takes and gives.</summary>
internal abstract class AnyEndpoint
{
    /// <summary>Every endpoint of version 1 and 2, found by reflection.</summary>
    public static AnyEndpoint[] All { get; } =
    [
        .. new[] { typeof(ImagesV1.Endpoints), typeof(ImagesV2.Endpoints) }
            .SelectMany(static type =>
                type.GetProperties(BindingFlags.Public | BindingFlags.Static)
            )
            .Select(static property =>
                (AnyEndpoint)
                    Activator.CreateInstance(
                        typeof(Of<,>).MakeGenericType(property.PropertyType.GetGenericArguments()),
                        property.GetValue(null)
                    )!
            ),
    ];

    /// <summary>The endpoint of a request; null if there is none.</summary>
    public static AnyEndpoint? Find(string method, string path) =>
        All.Where(one => one.Method == method && one.Fits(path)).MaxBy(static one => one.Literals);

    /// <summary>What is wrong with how it reads a reply; null if nothing is.</summary>
    public abstract string? Wrong(byte[] body, ResponseInfo response);

    /// <summary>Whether it reads a reply as a success.</summary>
    public abstract bool Reads(byte[] body, ResponseInfo response);

    /// <summary>So many replies with generated results.</summary>
    public abstract IEnumerable<byte[]> Replies(int count, Rnd random);

    protected abstract string Method { get; }

    protected abstract int Literals { get; }

    protected abstract bool Fits(string path);

    private sealed class Of<I, A>(Endpoint<I, A> endpoint) : AnyEndpoint
    {
        protected override string Method => endpoint.Method;

        protected override int Literals => endpoint.Literals;

        protected override bool Fits(string path) => endpoint.Fits(path);

        public override bool Reads(byte[] body, ResponseInfo response) =>
            endpoint.Parse(body, response).IsRight;

        public override IEnumerable<byte[]> Replies(int count, Rnd random) =>
            Derived
                .Of(endpoint.Result)
                .Generator.Sample(count, random, 20)
                .Select(result => endpoint.Write(Envelope.Of(result)).Bytes.ToArray());

        public override string? Wrong(byte[] body, ResponseInfo response)
        {
            var wrong = endpoint.Parse(body, response).Case switch
            {
                Envelope<A> when !response.IsSuccess => "is read as a success",
                Envelope<A> envelope => endpoint.Parse(endpoint.Write(envelope).Bytes.Span)
                == envelope
                    ? null
                    : "does not survive writing and reading",
                CfErrors errors => Errors.Wrong(errors),
                _ => "is neither a Right nor a Left",
            };
            return wrong is null
                ? null
                : $"{endpoint.Method} {endpoint.Template}, {response}: {wrong}";
        }
    }
}
